from provenance.model.record import Record
R=dict
rec=Record.model_validate(dict(id='dobrynin-1962-10-30',
 derived=[dict(id='translation',kind='translation'),dict(id='edition',kind='edition',of='translation')],
 instantiations=[dict(id='original',label='the original'),dict(id='copy',label='the copy'),dict(id='copy-cwihp',label='the copy for CWIHP'),dict(id='copy-nsarchive',label='copy NSA')],
 agents=[dict(id='dobrynin',kind='person',name='A.F. Dobrynin'),dict(id='avp-rf',kind='corporate-body',name='AVP RF',part_of='russian-side'),dict(id='russian-side',kind='corporate-body',name='the Russian side'),
  dict(id='nhk',kind='corporate-body',name='NHK'),dict(id='cwihp',kind='corporate-body',name='CWIHP'),dict(id='nsa',kind='corporate-body',name='National Security Archive'),dict(id='brenner',kind='person',name='Philip Brenner'),dict(id='henriksen',kind='person',name='John Henriksen')],
 accounts=[
  dict(id='description',kind='description',source={},statements=[dict(id='s1',about='text',property='title',value='Telegram…'),dict(id='s2',about='text',property='date',value='30 October 1962',date=dict(edtf='1962-10-30'))],
   events=[dict(id='e1',kind='creation',parties=[dict(role='author',agent='dobrynin')],made=['text','original'],date=dict(edtf='1962-10-30',printed='30 October 1962')),
    dict(id='e2',kind='publishing',used=[dict(thing='translation')],made=['edition'],parties=[dict(role='publisher',agent='cwihp')],status='verified')]),
  dict(id='1',kind='source-note',source={},events=[
   dict(id='e1',kind='copying',used=[dict(thing='original')],made=['copy'],parties=[dict(role='copyist')]),
   dict(id='e2',kind='hand-over',moved=['copy'],continuity='same-item',parties=[dict(role='giver',agent='avp-rf',status='inferred'),dict(role='recipient',agent='nhk')],after=['e1']),
   dict(id='e3',kind='hand-over',moved=['copy'],continuity='unknown',parties=[dict(role='giver',agent='nhk',status='inferred'),dict(role='recipient',agent='cwihp')],after=['e2']),
   dict(id='e4',kind='accession',status='inferred',moved=['copy'],continuity='unknown',parties=[dict(role='giver',agent='cwihp',status='inferred'),dict(role='recipient',agent='nsa',status='inferred')],after=['e3']),
   dict(id='e5',kind='translating',used=[dict(thing='copy',status='inferred')],made=['translation'],parties=[dict(role='translator',agent='henriksen',affiliation='Harvard University')])],
   holdings=[dict(id='h1',holder=dict(role='holder',agent='avp-rf'),instantiation='original'),dict(id='h2',holder=dict(role='holder',agent='nsa'),instantiation='copy')]),
  dict(id='2',kind='introduction',source={},batch='most of the Russian papers printed here',splits=[dict(id='p1',thing='copy',into=['copy-cwihp','copy-nsarchive'])],events=[
   dict(id='e1',kind='declassification',used=[dict(thing='original')],parties=[dict(role='declassifier',agent='russian-side')],date=dict(edtf='1991/1992',printed='1991-92')),
   dict(id='e2',kind='hand-over',moved=['copy'],continuity='unknown',parties=[dict(role='giver',agent='russian-side'),dict(role='recipient',agent='nhk')],after=['e1']),
   dict(id='e3',kind='hand-over',moved=['copy-cwihp'],continuity='further-copy',parties=[dict(role='giver',agent='brenner',affiliation='American University'),dict(role='recipient',agent='cwihp')],after=['e2']),
   dict(id='e4',kind='hand-over',moved=['copy-nsarchive'],continuity='further-copy',parties=[dict(role='giver',agent='brenner'),dict(role='recipient',agent='nsa')],after=['e2'])])]))
if __name__=='__main__':
  for c in (rec.custody,rec.custody_in('1')):
    for s in c.steps: print(s.number,s.kind,s.status,s.moved or s.made,s.used,[(p.role,p.name,p.status,'SUPERSEDED' if p.superseded else '') for p in s.parties],s.after,s.dates)
    print([ (h.holder.name,h.instantiation) for h in c.holdings]); print([i.id for i in c.instantiations],[i.id for i in c.copies]); print(c.gaps,c.conflicts); print([(s.number,p.role,p.name) for s,p in c.superseded])
    print([s.number for s in c.path_to('national security archive')],[s.number for s in c.path_to('cwihp')],[s.number for s in c.path_to('AVP RF')])
    from provenance.model.drawing import chart
    ch=chart(c); print([l.id for l in ch.lanes]); [print('  ',r.number,r.title,r.lane,r.source,r.gap) for r in ch.rows]
  try: rec.custody.path_to('Natl Security Archive')
  except LookupError as e: print(e)
