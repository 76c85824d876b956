import type { GlossTable } from './gloss.ts';

/** Written as "foreign=english" pairs: one line a theme. */
function words(list: string): Record<string, string> {
  return Object.fromEntries(
    list
      .trim()
      .split(/\s*[,\n]\s*/)
      .filter(Boolean)
      .map((pair) => pair.split('=') as [string, string]),
  );
}

const frenchUnit = '(secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?)';
export const french: GlossTable = {
  phrases: [
    ["qu['’]est-ce qui n['’](?:allait|a) pas (?:été )?(?:avec|sur|chez)", 'what was wrong with'],
    ["qu['’]est-ce qui ne (?:va|marche|fonctionne) pas (?:avec|sur|dans)", "what's wrong with"],
    ['quel (?:était|a été) le problème (?:avec|de|sur)', 'what was wrong with'],
    ['quel est le problème (?:avec|de|sur)', "what's wrong with"],
    ["qu['’]est-ce qui s['’]est passé|que s['’]est-il passé|qu['’]est-il arrivé", 'what happened'],
    ["qu['’]est-ce qui a (?:corrigé|résolu|réparé)", 'what fixed'],
    ['comment (?:avons-nous|a-t-on|on a|nous avons) (?:corrigé|résolu|réparé)', 'how did we fix'],
    [
      "(?:avons-nous|a-t-on|on a|est-ce qu['’]on a|nous avons) déjà (?:vu|eu) (?:ça|cela|ceci|ce problème|cette erreur)",
      'have we seen this before',
    ],
    ['pourquoi(?: est-ce que)?', 'why'],
    ['combien(?: de)?', 'how many'],
    ['les plus (?:fréquent(?:e)?s|courant(?:e)?s|commun(?:e)?s)', 'most common'],
    ['(?:tombent|tombe) (?:toujours|sans cesse|régulièrement|souvent) en panne', 'keep failing'],
    ["qu['’]ai-je demandé|qu['’]est-ce que j['’]ai demandé", 'what did I ask'],
    ['qui a (?:enquêté|travaillé) sur', 'who investigated'],
    ['(?:nous avons|on a|avons-nous) (?:étudiés?|analysée?s?|examinée?s?|enquêté)', 'we investigated'],
    ['(?:montre|montrez|affiche|affichez|donne|donnez)(?:-(?:moi|nous))?', 'show me'],
    [`il y a (\\S{1,12}) ${frenchUnit}`, '$1 $2 ago'],
    [
      `(?:dans |pendant |au cours )?(?:les |des )(\\d{1,4}|deux|trois|quatre|cinq|quelques) derni(?:er|ère)s ${frenchUnit}`,
      'the last $1 $2',
    ],
    [`(?:les |des )?derni(?:er|ère)s (\\d{1,4}) ${frenchUnit}`, 'the last $1 $2'],
    ['(?:la )?semaine (?:dernière|passée)', 'last week'],
    ['(?:le )?mois (?:dernier|passé)', 'last month'],
    ["(?:l['’])?année (?:dernière|passée)", 'last year'],
    ['(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) dernier', 'last $1'],
    ['la nuit dernière|cette nuit', 'last night'],
    ['avant-hier', 'the day before yesterday'],
    ["aujourd['’]hui", 'today'],
    ['ce matin', 'this morning'],
    ['vers|autour de|aux environs de', 'around'],
    ["(?:ça|cela) n['’]a pas (?:aidé|marché|fonctionné)", 'that did not help'],
    ['(?:corrigé|résolu|réparé) (?:en|par|avec|grâce à)', 'fixed by'],
    ['réponds?(?:-moi)?(?: toujours)? en', 'answer in'],
    ['appelle-moi|appelez-moi', 'call me'],
    ['affiche (?:toujours )?les heures en', 'show times in'],
    ['après (?:le|la) (?:dernière? )?(déploiement|mise à jour|redémarrage|maintenance)', 'after the $1'],
    ['depuis (?:le|la) (?:dernière? )?(déploiement|mise à jour|redémarrage|maintenance)', 'since the $1'],
    ['mise à jour', 'update'],
    ['thème sombre|mode sombre', 'dark theme'],
    ['compar(?:é|ée|és) (?:à|avec)', 'compared to'],
    ["n['’]était pas|n['’]a pas", 'did not'],
    ['(?<=\\d) heures?(?! )', " o'clock"],
    ['(est|sont|était|étaient|a|ont)-(?:t-)?(?:il|elle|ils|elles|on)', '$1'],
  ],
  words: words(`
    quoi=what,que=what,quel=which,quelle=which,quels=which,quelles=which,qui=who,quand=when,où=where,comment=how
    trouve=find,cherche=find,compte=count,compare=compare,explique=explain,liste=list,résume=summarize,suis=follow
    erreur=error,erreurs=errors,avertissements=warnings,cause=cause,problème=problem,problèmes=problems,panne=outage,pannes=outages,lent=slow,lente=slow
    et=and,ou=or,avec=with,de=of,du=of,des=of,depuis=since,entre=between,à=at,au=at,aux=at,pour=for,dans=in,avant=before,après=after,sur=on,jusque=until,seulement=only
    hier=yesterday,matin=morning,soir=evening,nuit=night,midi=noon,minuit=midnight
    lundi=monday,mardi=tuesday,mercredi=wednesday,jeudi=thursday,vendredi=friday,samedi=saturday,dimanche=sunday
    janvier=january,février=february,mars=march,avril=april,mai=may,juin=june,juillet=july,août=august,septembre=september,octobre=october,novembre=november,décembre=december
    seconde=second,secondes=seconds,heure=hour,heures=hours,jour=day,jours=days,semaine=week,semaines=weeks,mois=month,an=year,ans=years,année=year,minute=minute,minutes=minutes
    dernier=last,dernière=last,derniers=last,dernières=last,cette=this,ce=this,cet=this,ces=these,tous=all,toutes=all
    appareil=device,appareils=devices,équipement=device,équipements=devices,serveur=server,serveurs=servers,domaine=domain,projet=project,environnement=environment
    deux=two,trois=three,quatre=four,cinq=five,quelques=few,un=one,une=one,le=the,la=the,les=the,est=is,sont=are,était=was,étaient=were,échoue=fails,échouent=fail
    déploiement=deployment,redémarrage=restart,par=per,enquêtes=investigations,nous=we,je=I,pas=not,aide=help,résolu=solved`),
};

const spanishUnit = '(segundos?|minutos?|horas?|días?|dias?|semanas?|mes(?:es)?|años?)';
export const spanish: GlossTable = {
  phrases: [
    ['qué (?:le )?(?:pasaba|pasó|pasaba) (?:con|a|en)(?= (?:el|la|los|las)? ?\\p{L})', 'what was wrong with'],
    ['cuál (?:era|fue) el problema (?:con|de|en)', 'what was wrong with'],
    ['(?:cuál es el problema|qué (?:le )?pasa) (?:con|de|en|a)', "what's wrong with"],
    ['qué (?:pasó|ocurrió|sucedió|ha pasado)', 'what happened'],
    [
      '(?:hemos visto|vimos|habíamos visto|se ha visto) (?:esto|este problema|este error) antes',
      'have we seen this before',
    ],
    ['(?:ya )?(?:hemos visto|vimos) (?:esto|este problema|este error)', 'have we seen this before'],
    ['qué (?:lo )?(?:arregló|solucionó|resolvió)', 'what fixed'],
    ['cómo (?:se )?(?:arreglamos|solucionamos|resolvimos|arregló|solucionó|resolvió)', 'how did we fix'],
    ['por qué', 'why'],
    ['cuánt[oa]s', 'how many'],
    ['más (?:comunes|frecuentes|habituales)', 'most common'],
    ['(?:siguen|sigue) fallando|fallan (?:siempre|constantemente|continuamente)', 'keep failing'],
    ['qué pregunté', 'what did I ask'],
    ['quién (?:investigó|ha investigado)', 'who investigated'],
    ['(?:que )?(?:hemos investigado|investigamos|analizamos)', 'we investigated'],
    ['(?:muéstrame|muestrame|muestra|enséñame|dame|mostrar)', 'show me'],
    [`hace (\\S{1,12}) ${spanishUnit}`, '$1 $2 ago'],
    [`(?:en )?(?:los|las) últim[oa]s (\\d{1,4}|dos|tres|cuatro|cinco) ${spanishUnit}`, 'the last $1 $2'],
    ['(?:la )?semana pasada', 'last week'],
    ['(?:el )?mes pasado', 'last month'],
    ['(?:el )?año pasado', 'last year'],
    ['(?:el )?(lunes|martes|miércoles|jueves|viernes|sábado|domingo) pasado', 'last $1'],
    ['anoche', 'last night'],
    ['anteayer', 'the day before yesterday'],
    ['esta mañana', 'this morning'],
    ['(?:alrededor de|hacia|sobre|cerca de) las?', 'around'],
    ['desde las?', 'since'],
    ['entre las?(?= \\d)', 'between'],
    ['y las?(?= \\d)', 'and'],
    ['a las?(?= \\d)', 'at'],
    ['(?:eso )?no (?:ayudó|funcionó|sirvió)', 'that did not help'],
    ['(?:arreglado|solucionado|resuelto) (?:reiniciando|al reiniciar)', 'fixed by restarting'],
    ['(?:arreglado|solucionado|resuelto) (?:con|por|al)', 'fixed by'],
    ['responde(?:me)?(?: siempre)? en', 'answer in'],
    ['llámame', 'call me'],
    ['después del? (?:último )?(despliegue|reinicio|actualización|mantenimiento)', 'after the $1'],
    ['desde el (?:último )?(despliegue|reinicio|mantenimiento)', 'since the $1'],
    ['tema oscuro|modo oscuro', 'dark theme'],
    ['comparad[oa] con', 'compared to'],
    ['¿', ''],
  ],
  words: words(`
    qué=what,cuál=which,cuáles=which,quién=who,cuándo=when,dónde=where,cómo=how
    busca=find,encuentra=find,cuenta=count,compara=compare,explica=explain,lista=list,resume=summarize,sigue=follow
    error=error,errores=errors,advertencias=warnings,avisos=warnings,causa=cause,problema=problem,problemas=problems,lento=slow,lenta=slow,fallo=failure,fallos=failures
    y=and,o=or,con=with,de=of,del=of,desde=since,entre=between,a=at,al=to,para=for,en=in,antes=before,después=after,hasta=until,solo=only
    ayer=yesterday,hoy=today,mañana=morning,noche=night,tarde=afternoon,medianoche=midnight,mediodía=noon
    lunes=monday,martes=tuesday,miércoles=wednesday,jueves=thursday,viernes=friday,sábado=saturday,domingo=sunday
    enero=january,febrero=february,marzo=march,abril=april,mayo=may,junio=june,julio=july,agosto=august,septiembre=september,octubre=october,noviembre=november,diciembre=december
    segundo=second,segundos=seconds,minuto=minute,minutos=minutes,hora=hour,horas=hours,día=day,días=days,semana=week,semanas=weeks,mes=month,meses=months,año=year,años=years
    último=last,última=last,últimos=last,últimas=last,esta=this,este=this,esto=this,todos=all,todas=all
    servicio=service,servicios=services,dispositivo=device,dispositivos=devices,equipo=device,equipos=devices,servidor=server,servidores=servers,dominio=domain,proyecto=project,entorno=environment
    dos=two,tres=three,cuatro=four,cinco=five,un=one,una=one,el=the,la=the,los=the,las=the,es=is,son=are,fue=was,está=is,están=are,falla=fails,fallan=fail,hubo=were there,hay=are there
    despliegue=deployment,reinicio=restart,actualización=update,mantenimiento=maintenance,por=per,investigaciones=investigations,ayuda=help,resuelto=solved,solucionado=solved,no=not`),
};

const italianUnit = '(second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])';
export const italian: GlossTable = {
  phrases: [
    ["(?:cosa|che cosa) (?:non andava|c['’]era che non andava|aveva) (?:con|su|in)?", 'what was wrong with '],
    ['qual era il problema (?:con|di|su|del|della|dello)', 'what was wrong with'],
    [
      "(?:cosa (?:non va|c['’]è che non va)|qual è il problema) (?:con|di|su|del|della|nel|nella)",
      "what's wrong with",
    ],
    ['(?:cosa|che cosa) (?:è successo|succedeva|è accaduto)', 'what happened'],
    [
      "(?:abbiamo già visto|l['’]abbiamo già visto|è già successo)(?: (?:questo|questo problema|questo errore))?(?: prima)?",
      'have we seen this before',
    ],
    ["(?:cosa|che cosa) (?:ha|lo ha|l['’]ha) (?:risolto|sistemato|riparato)", 'what fixed'],
    ['come abbiamo (?:risolto|sistemato|riparato)', 'how did we fix'],
    ['perch[éèe]', 'why'],
    ['quant[ie]', 'how many'],
    ['più (?:comuni|frequenti)', 'most common'],
    ['(?:continuano|continua) a (?:guastarsi|fallire|rompersi)', 'keep failing'],
    ['(?:cosa|che cosa) ho chiesto', 'what did I ask'],
    ['chi ha (?:indagato su|investigato|analizzato)', 'who investigated'],
    ['(?:che )?abbiamo (?:analizzato|indagato|esaminato)', 'we investigated'],
    ['(?:mostrami|mostra|fammi vedere|dammi|elencami)', 'show me'],
    [`(\\S{1,12}) ${italianUnit} fa`, '$1 $2 ago'],
    [
      `(?:nelle|negli|nei|le|gli|i) ultim[ie] (\\d{1,4}|due|tre|quattro|cinque) ${italianUnit}`,
      'the last $1 $2',
    ],
    ['(?:la )?settimana scorsa', 'last week'],
    ['(?:il )?mese scorso', 'last month'],
    ["(?:l['’])?anno scorso", 'last year'],
    ['(lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica) scors[oa]', 'last $1'],
    ['stanotte|la notte scorsa|ieri notte', 'last night'],
    ["l['’]altro ieri|avantieri", 'the day before yesterday'],
    ['stamattina|questa mattina', 'this morning'],
    ['(?:intorno|attorno) alle|verso le', 'around'],
    ['dalle', 'since'],
    ['tra le|fra le', 'between'],
    ['e le(?= \\d)', 'and'],
    ['alle(?= \\d)', 'at'],
    ['non (?:ha aiutato|ha funzionato|è servito)', 'that did not help'],
    ['(?:risolto|sistemato|riparato) riavviando', 'fixed by restarting'],
    ['(?:risolto|sistemato|riparato) (?:con|da)', 'fixed by'],
    ['rispondi(?:mi)?(?: sempre)? in', 'answer in'],
    ['chiamami', 'call me'],
    ["dopo (?:il|l['’]|lo)(?: ultimo)? ?(deploy|rilascio|riavvio|aggiornamento)", 'after the $1'],
    ["da(?:l|ll['’])(?: ultimo)? ?(deploy|rilascio|riavvio|aggiornamento)", 'since the $1'],
    ['tema scuro|modalità scura', 'dark theme'],
    ['rispetto a', 'compared to'],
  ],
  words: words(`
    cosa=what,che=that,quale=which,quali=which,chi=who,quando=when,dove=where,come=how
    cerca=find,trova=find,conta=count,confronta=compare,spiega=explain,elenca=list,riassumi=summarize,segui=follow
    errore=error,errori=errors,avvisi=warnings,causa=cause,problema=problem,problemi=problems,lento=slow,lenta=slow,guasto=failure,guasti=failures
    e=and,o=or,con=with,di=of,del=of,della=of,dei=of,da=from,dal=since,tra=between,fra=between,alle=at,per=per,nel=in,nella=in,prima=before,dopo=after,fino=until,solo=only,su=on
    ieri=yesterday,oggi=today,mattina=morning,notte=night,sera=evening,pomeriggio=afternoon,mezzanotte=midnight,mezzogiorno=noon
    lunedì=monday,martedì=tuesday,mercoledì=wednesday,giovedì=thursday,venerdì=friday,sabato=saturday,domenica=sunday
    gennaio=january,febbraio=february,marzo=march,aprile=april,maggio=may,giugno=june,luglio=july,agosto=august,settembre=september,ottobre=october,novembre=november,dicembre=december
    secondo=second,secondi=seconds,minuto=minute,minuti=minutes,ora=hour,ore=hours,giorno=day,giorni=days,settimana=week,settimane=weeks,mese=month,mesi=months,anno=year,anni=years
    ultimo=last,ultima=last,ultimi=last,ultime=last,questa=this,questo=this,tutti=all,tutte=all
    servizio=service,servizi=services,dispositivo=device,dispositivi=devices,apparato=device,apparati=devices,dominio=domain,progetto=project,ambiente=environment
    due=two,tre=three,quattro=four,cinque=five,un=one,una=one,il=the,la=the,lo=the,gli=the,i=the,le=the,è=is,sono=are,era=was,erano=were,fallisce=fails,falliscono=fail
    rilascio=release,riavvio=restart,aggiornamento=update,manutenzione=maintenance,indagini=investigations,aiuto=help,risolto=solved,non=not`),
};

const portugueseUnit = '(segundos?|minutos?|horas?|dias?|semanas?|m[eê]s(?:es)?|anos?)';
export const portuguese: GlossTable = {
  phrases: [
    ['(?:o )?que (?:havia|estava|tinha|houve) de errado (?:com|no|na|em)', 'what was wrong with'],
    ['qual (?:era|foi) o problema (?:com|do|da|de|no|na)', 'what was wrong with'],
    ['(?:o que há de errado|qual é o problema|o que se passa) (?:com|do|da|de|no|na)', "what's wrong with"],
    ['(?:o )?que (?:aconteceu|ocorreu|houve)', 'what happened'],
    [
      '(?:já vimos|já tivemos|vimos) (?:isto|isso|este problema|esse problema|este erro|esse erro)(?: antes)?',
      'have we seen this before',
    ],
    ['(?:o )?que (?:corrigiu|resolveu|consertou)', 'what fixed'],
    ['como (?:corrigimos|resolvemos|consertamos)', 'how did we fix'],
    ['por ?qu[eê]', 'why'],
    ['quant[oa]s', 'how many'],
    ['mais (?:comuns|frequentes)', 'most common'],
    ['(?:continuam|continua|vivem) (?:a falhar|falhando)', 'keep failing'],
    ['(?:o )?que (?:eu )?perguntei', 'what did I ask'],
    ['quem investigou', 'who investigated'],
    ['(?:que )?(?:investigámos|investigamos|analisámos|analisamos)', 'we investigated'],
    ['(?:mostra-me|mostre-me|mostre|mostra|mostrar|me mostre|me mostra|dê-me)', 'show me'],
    [`há (\\S{1,12}) ${portugueseUnit}`, '$1 $2 ago'],
    [`(\\S{1,12}) ${portugueseUnit} atrás`, '$1 $2 ago'],
    [
      `(?:nas|nos|as|os) últim[oa]s (\\d{1,4}|dois|duas|três|quatro|cinco) ${portugueseUnit}`,
      'the last $1 $2',
    ],
    ['(?:a |na )?semana passada', 'last week'],
    ['(?:o |no )?m[eê]s passado', 'last month'],
    ['(?:o |no )?ano passado', 'last year'],
    ['(segunda|terça|quarta|quinta|sexta)(?:-feira)? passada', 'last $1'],
    ['(segunda|terça|quarta|quinta|sexta)-feira', '$1'],
    ['ontem à noite|esta noite', 'last night'],
    ['anteontem', 'the day before yesterday'],
    ['(?:esta|hoje de|hoje pela) manhã', 'this morning'],
    ['(?:por volta|perto|cerca) das?', 'around'],
    ['desde as?', 'since'],
    ['entre as?(?= \\d)', 'between'],
    ['e as?(?= \\d)', 'and'],
    ['às?(?= \\d)', 'at'],
    ['(?:isso |isto )?não (?:ajudou|funcionou|resolveu)', 'that did not help'],
    ['(?:corrigido|resolvido|consertado) reiniciando', 'fixed by restarting'],
    ['(?:corrigido|resolvido|consertado) (?:com|por|ao)', 'fixed by'],
    ['respond[ae](?:-me)?(?: sempre)? em', 'answer in'],
    ['(?:chama-me|chame-me|me chame(?: de)?|me chama(?: de)?)', 'call me'],
    [
      '(?:depois|após) (?:do |da |o |a )?(?:últim[oa] )?(deploy|implantação|reinício|atualização|manutenção)',
      'after the $1',
    ],
    ['desde (?:o |a )(?:últim[oa] )?(deploy|implantação|reinício|atualização|manutenção)', 'since the $1'],
    ['tema escuro|modo escuro', 'dark theme'],
    ['comparado (?:com|a)', 'compared to'],
  ],
  words: words(`
    que=what,qual=which,quais=which,quem=who,quando=when,onde=where,como=how
    procura=find,procure=find,encontre=find,encontra=find,conte=count,conta=count,compare=compare,compara=compare,explique=explain,explica=explain,liste=list,lista=list,resuma=summarize,siga=follow
    erro=error,erros=errors,avisos=warnings,causa=cause,problema=problem,problemas=problems,lento=slow,lenta=slow,falha=failure,falhas=failures
    e=and,ou=or,com=with,de=of,do=of,da=of,dos=of,desde=since,entre=between,às=at,para=for,em=in,no=in,na=in,antes=before,depois=after,até=until,só=only,apenas=only
    ontem=yesterday,hoje=today,manhã=morning,noite=night,tarde=afternoon,meia-noite=midnight,meio-dia=noon
    segunda=monday,terça=tuesday,quarta=wednesday,quinta=thursday,sexta=friday,sábado=saturday,domingo=sunday
    janeiro=january,fevereiro=february,março=march,abril=april,maio=may,junho=june,julho=july,agosto=august,setembro=september,outubro=october,novembro=november,dezembro=december
    segundo=second,segundos=seconds,minuto=minute,minutos=minutes,hora=hour,horas=hours,dia=day,dias=days,semana=week,semanas=weeks,mês=month,meses=months,ano=year,anos=years
    último=last,última=last,últimos=last,últimas=last,esta=this,este=this,todos=all,todas=all
    serviço=service,serviços=services,dispositivo=device,dispositivos=devices,equipamento=device,equipamentos=devices,servidor=server,servidores=servers,domínio=domain,projeto=project,ambiente=environment
    dois=two,duas=two,três=three,quatro=four,cinco=five,um=one,uma=one,o=the,a=the,os=the,as=the,é=is,são=are,foi=was,está=is,estão=are,falhando=failing,falham=fail,houve=were there
    implantação=deployment,reinício=restart,atualização=update,manutenção=maintenance,por=per,investigações=investigations,ajuda=help,resolvido=solved,não=not`),
};
